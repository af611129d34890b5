package org.muster.structure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.incident.Incident;
import org.muster.shared.DivisionCode;
import org.muster.shared.Hazard;
import org.muster.shared.Json;
import org.muster.shared.Problem;
import org.muster.shared.ResponseLevel;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The forms of command structures: what comes along, and what a bureau has made its own of it. */
@Repository
@Transactional
class StructureTemplates {

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;

    StructureTemplates(JdbcClient jdbc, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What comes along is known from the first start on; a newer version of it is added beside the older ones. */
    @EventListener(ApplicationStartedEvent.class)
    public void load() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:structures/*.json")) {
            save(json.read(file.getContentAsString(StandardCharsets.UTF_8), StructureTemplate.class), "", "随系统提供");
        }
    }

    private int save(StructureTemplate it, String division, String by) {
        return jdbc.sql(
                        """
                insert into structure_template (id, version, division_code, name, hazards, levels, posts, source, saved_by,
                                                saved_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""")
                .params(
                        it.id(),
                        it.version(),
                        division,
                        it.name(),
                        names(it.hazards()),
                        names(it.levels()),
                        json.write(it.posts()),
                        it.source(),
                        by,
                        Timestamp.from(clock.instant()))
                .update();
    }

    private static String[] names(Set<? extends Enum<?>> words) {
        return words.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    /** A division's own next version; it takes the place of what comes along, there and nowhere else. */
    StructureTemplate saveOwn(DivisionCode division, String id, StructureTemplate.Form form, String by) {
        int last = jdbc.sql(
                        "select coalesce(max(version), 0) from structure_template where id = ? and division_code in ('', ?)")
                .params(id, division.value())
                .query(Integer.class)
                .single();
        StructureTemplate next = new StructureTemplate(
                id,
                last + 1,
                form.name().strip(),
                form.hazards(),
                form.levels() == null ? Set.of() : form.levels(),
                form.posts(),
                form.source().strip());
        if (save(next, division.value(), by) == 0) {
            throw Problem.conflict("changed-meanwhile", "这个模板刚被别的席位改过，请看清后再存");
        }
        return next;
    }

    /** The newest version of each that holds for the division: its own, else its county's, else what comes along. */
    @Transactional(readOnly = true)
    List<StructureTemplate> listFor(DivisionCode division) {
        List<String> scopes = scopes(division);
        Map<String, List<Held>> byId = jdbc
                .sql("select * from structure_template where division_code = any (?) order by version desc")
                .param(scopes.toArray(String[]::new))
                .query(this::held)
                .list()
                .stream()
                .collect(Collectors.groupingBy(it -> it.template().id()));
        return byId.values().stream()
                .map(held -> held.stream()
                        .min((a, b) -> scopes.indexOf(a.division()) - scopes.indexOf(b.division()))
                        .orElseThrow()
                        .template())
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    private static List<String> scopes(DivisionCode division) {
        return Stream.concat(
                        Stream.iterate(
                                        Optional.of(division),
                                        Optional::isPresent,
                                        it -> it.flatMap(DivisionCode::above))
                                .map(it -> it.get().value()),
                        Stream.of(""))
                .toList();
    }

    Optional<StructureTemplate> find(DivisionCode division, String id) {
        return listFor(division).stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** What the start of a level proposes for an incident. */
    Optional<StructureTemplate> proposedFor(Incident incident, ResponseLevel level) {
        return listFor(incident.divisionCode()).stream()
                .filter(it ->
                        it.hazards().contains(incident.hazard()) && it.levels().contains(level))
                .findFirst();
    }

    private record Held(StructureTemplate template, String division) {}

    private Held held(ResultSet row, int index) throws SQLException {
        return new Held(
                new StructureTemplate(
                        row.getString("id"),
                        row.getInt("version"),
                        row.getString("name"),
                        words(row, "hazards").map(Hazard::valueOf).collect(Collectors.toSet()),
                        words(row, "levels").map(ResponseLevel::valueOf).collect(Collectors.toSet()),
                        List.of(json.read(row.getString("posts"), StructureTemplate.Seat[].class)),
                        row.getString("source")),
                row.getString("division_code"));
    }

    private static Stream<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
