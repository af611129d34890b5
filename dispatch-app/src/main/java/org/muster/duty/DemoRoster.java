package org.muster.duty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the demo cast on duty: each unit's people take turns by the day, from yesterday until a week ahead. It only
 * ever adds behind what is planned, so nobody's own changes are written over.
 */
@Component
@Order(10)
@ConditionalOnProperty(name = "muster.demo", havingValue = "true", matchIfMissing = true)
class DemoRoster implements ApplicationRunner {

    private record Cast(String unit, boolean leads, DutyPerson person) {}

    private static final LocalTime CHANGE = LocalTime.of(8, 30);
    private static final int DAYS_AHEAD = 8;

    private final DutyUnits units;
    private final DutyShifts shifts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    DemoRoster(
            DutyUnits units,
            DutyShifts shifts,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.units = units;
        this.shifts = shifts;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        plan();
    }

    @Scheduled(cron = "0 17 * * * *")
    void plan() {
        transaction.executeWithoutResult(status -> {
            Map<String, List<Cast>> cast = cast();
            units.listIn(new String[] {"%"}).stream()
                    .filter(it -> cast.containsKey(it.id()))
                    .forEach(it -> plan(it, cast.get(it.id())));
        });
    }

    private void plan(DutyUnit unit, List<Cast> cast) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Instant planned = shifts.plannedUntil(unit.id()).orElse(Instant.EPOCH);
        for (LocalDate day = today.minusDays(1); day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
            Instant from = day.atTime(CHANGE).atZone(zone).toInstant();
            if (from.isBefore(planned)) {
                continue;
            }
            shifts.save(new DutyShift(
                    UUID.randomUUID(),
                    unit.id(),
                    from,
                    day.plusDays(1).atTime(CHANGE).atZone(zone).toInstant(),
                    turn(cast, true, day),
                    turn(cast, false, day) == null ? List.of() : List.of(turn(cast, false, day)),
                    1));
        }
    }

    private static DutyPerson turn(List<Cast> cast, boolean leads, LocalDate day) {
        List<DutyPerson> people = cast.stream()
                .filter(it -> it.leads() == leads)
                .map(Cast::person)
                .toList();
        return people.isEmpty() ? null : people.get((int) Math.floorMod(day.toEpochDay(), people.size()));
    }

    private static Map<String, List<Cast>> cast() {
        String text;
        try {
            text = new ClassPathResource("demo/duty-people.csv").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the demo cast has nobody for its rosters", e);
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords().stream()
                    .map(it -> new Cast(
                            it.get("unit"),
                            it.get("part").equals("LEADER"),
                            new DutyPerson(
                                    it.get("name"),
                                    it.get("title").isEmpty() ? null : it.get("title"),
                                    it.get("phone"))))
                    .collect(Collectors.groupingBy(Cast::unit));
        } catch (IOException e) {
            throw new IllegalStateException("the demo rosters cannot be read", e);
        }
    }
}
