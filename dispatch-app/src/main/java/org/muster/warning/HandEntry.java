package org.muster.warning;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.muster.account.Caller;
import org.muster.account.Jurisdiction;
import org.muster.division.Division;
import org.muster.division.Divisions;
import org.muster.integrations.cap.CapAlert;
import org.muster.integrations.cap.CapArea;
import org.muster.integrations.cap.CapInfo;
import org.muster.integrations.cap.CapReference;
import org.muster.integrations.cap.CapValue;
import org.muster.integrations.cap.CapWriter;
import org.muster.integrations.cap.ChinaIdentifier;
import org.muster.level.WarningLevels.Colour;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A warning that came by phone or fax, entered by a person: it is written as CAP and goes the way every other one goes.
 */
@Service
@Transactional
class HandEntry {

    /**
     * @param kind one of the kinds of the table, or OTHER
     * @param issuer who issued it: 瑞安市气象台
     * @param divisions whom it concerns
     * @param ring a closed or open ring of points, when it was drawn
     * @param follows the warning it takes the place of
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Form(
            @NotBlank(message = "请选择预警类别") @Pattern(regexp = "[A-Z_]{2,30}", message = "请选择预警类别") String kind,
            @NotNull(message = "请选择颜色") Colour colour,
            @NotBlank(message = "请填写标题") @Size(max = 160, message = "标题不超过 160 字") String headline,
            @NotBlank(message = "请填写警示事项") @Size(max = 2000, message = "警示事项不超过 2000 字") String description,
            @NotBlank(message = "请填写应采取的措施") @Size(max = 2000, message = "措施不超过 2000 字") String instruction,
            @NotBlank(message = "请填写发布单位") @Size(max = 60, message = "发布单位不超过 60 字") String issuer,
            @Size(max = 100, message = "联系方式不超过 100 字") String contact,
            @NotEmpty(message = "请选择影响区域") @Size(max = 200, message = "影响区域太多") List<@NotNull(message = "请选择影响区域") DivisionCode> divisions,
            @Size(max = 500, message = "范围的点太多") List<@Valid Position> ring,
            Instant onset,
            @NotNull(message = "请填写失效时间") Instant expires,
            boolean exercise,
            WarningId follows) {}

    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final Map<Colour, CapInfo.Severity> SEVERITIES = Map.of(
            Colour.RED, CapInfo.Severity.EXTREME,
            Colour.ORANGE, CapInfo.Severity.SEVERE,
            Colour.YELLOW, CapInfo.Severity.MODERATE,
            Colour.BLUE, CapInfo.Severity.MINOR);
    private static final Map<Colour, String> COLOURS = Map.of(
            Colour.RED, "红色",
            Colour.ORANGE, "橙色",
            Colour.YELLOW, "黄色",
            Colour.BLUE, "蓝色");

    private final WarningIntake intake;
    private final Warnings warnings;
    private final WarningWords words;
    private final Divisions divisions;
    private final Jurisdiction jurisdiction;
    private final WarningProperties properties;
    private final JdbcClient jdbc;
    private final CapWriter writer = new CapWriter();
    private final Clock clock;
    private final ZoneId zone;

    HandEntry(
            WarningIntake intake,
            Warnings warnings,
            WarningWords words,
            Divisions divisions,
            Jurisdiction jurisdiction,
            WarningProperties properties,
            JdbcClient jdbc,
            Clock clock,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.intake = intake;
        this.warnings = warnings;
        this.words = words;
        this.divisions = divisions;
        this.jurisdiction = jurisdiction;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    WarningIntake.Receipt enter(Form form) {
        form.divisions().forEach(it -> jurisdiction.require(it, "区划"));
        if (!form.expires().isAfter(clock.instant())) {
            throw Problem.invalid("expires", "失效时间须在将来");
        }
        if (form.onset() != null && !form.expires().isAfter(form.onset())) {
            throw Problem.invalid("expires", "失效时间须晚于起始时间");
        }
        Warning before = form.follows() == null ? null : byHand(form.follows());
        DivisionCode receiver = receiver(form.divisions().get(0));
        CapAlert.MsgType type = before == null ? CapAlert.MsgType.ALERT : CapAlert.MsgType.UPDATE;
        boolean exercise = before == null ? form.exercise() : before.exercise();
        return send(receiver, type, exercise, before, info(form));
    }

    /** Takes a warning back that was entered by hand, or ends one whose sender has forgotten to. */
    WarningIntake.Receipt cancel(Warning warning, String reason) {
        CapInfo info = new CapInfo(
                "zh-CN",
                List.of(CapInfo.Category.SAFETY),
                warning.event(),
                List.of(CapInfo.ResponseType.ALL_CLEAR),
                CapInfo.Urgency.PAST,
                CapInfo.Severity.UNKNOWN,
                CapInfo.Certainty.OBSERVED,
                null,
                List.of(),
                null,
                null,
                null,
                Caller.current().displayName(),
                reason,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of());
        return send(warning.divisionCode(), CapAlert.MsgType.CANCEL, warning.exercise(), warning, info);
    }

    private WarningIntake.Receipt send(
            DivisionCode receiver, CapAlert.MsgType type, boolean exercise, Warning before, CapInfo info) {
        OffsetDateTime sent = clock.instant().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
        CapAlert alert = new CapAlert(
                identifier(receiver, sent),
                "muster." + receiver,
                sent,
                exercise ? CapAlert.Status.EXERCISE : CapAlert.Status.ACTUAL,
                type,
                null,
                CapAlert.Scope.PUBLIC,
                null,
                List.of(),
                List.of(),
                exercise ? "推演" : null,
                before == null
                        ? List.of()
                        : List.of(new CapReference(
                                before.sender(),
                                before.identifier(),
                                before.sent().atZone(zone).toOffsetDateTime())),
                List.of(),
                List.of(info));
        return intake.receive(writer.write(alert), receiver, WarningIntake.BY_HAND);
    }

    private Warning byHand(WarningId id) {
        Warning before = warnings.find(id)
                .filter(it -> jurisdiction.covers(it.divisionCode()))
                .orElseThrow(() -> Problem.notFound("预警"));
        if (!before.via().equals(WarningIntake.BY_HAND)) {
            throw Problem.conflict("not-entered-by-hand", "这条预警由 " + before.sender() + " 发来，请等其更新报文；若只是电话告知，请另录一条");
        }
        if (!before.inForce()) {
            throw Problem.conflict("warning-over", "这条预警" + before.state().label() + "，不能再更新");
        }
        return before;
    }

    private CapInfo info(Form form) {
        WarningWords.Kind kind = words.kinds().stream()
                .filter(it -> it.kind().equals(form.kind()))
                .findFirst()
                .orElse(null);
        if (kind == null && !form.kind().equals(WarningWords.OTHER)) {
            throw Problem.invalid("kind", "没有这种预警类别");
        }
        List<Division> concerned =
                form.divisions().stream().distinct().map(divisions::get).toList();
        String names = String.join("、", concerned.stream().map(Division::name).toList());
        List<CapValue> codes = concerned.stream()
                .map(it -> new CapValue("GB/T 2260", it.code().value()))
                .toList();
        List<Polygon> drawn = form.ring() == null || form.ring().isEmpty() ? List.of() : List.of(polygon(form.ring()));
        return new CapInfo(
                "zh-CN",
                List.of(CapInfo.Category.MET),
                kind == null ? "其他" : kind.label(),
                List.of(CapInfo.ResponseType.PREPARE),
                CapInfo.Urgency.EXPECTED,
                SEVERITIES.get(form.colour()),
                CapInfo.Certainty.LIKELY,
                null,
                kind == null
                        ? List.of()
                        : kind.codes().stream()
                                .map(it -> new CapValue("GB/T 35561", it))
                                .toList(),
                clock.instant().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                form.onset() == null
                        ? null
                        : form.onset().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                form.expires().atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS),
                form.issuer().strip(),
                form.headline().strip(),
                form.description().strip(),
                form.instruction().strip(),
                null,
                form.contact() == null || form.contact().isBlank()
                        ? null
                        : form.contact().strip(),
                List.of(new CapValue("colour", COLOURS.get(form.colour()))),
                List.of(),
                // what was drawn says more exactly where; the divisions then only name it
                List.of(new CapArea(names, drawn, List.of(), drawn.isEmpty() ? codes : List.of(), null, null)));
    }

    private static Polygon polygon(List<Position> ring) {
        List<Coordinate> points = new ArrayList<>(
                ring.stream().map(it -> new Coordinate(it.lon(), it.lat())).toList());
        if (!points.get(0).equals2D(points.get(points.size() - 1))) {
            points.add(new Coordinate(points.get(0)));
        }
        if (points.size() < 4) {
            throw Problem.invalid("ring", "范围至少须有 3 个点");
        }
        Polygon polygon = GEOMETRY.createPolygon(points.toArray(Coordinate[]::new));
        if (!polygon.isValid() || polygon.getArea() == 0) {
            throw Problem.invalid("ring", "范围的边线交叉或没有面积，请重画");
        }
        return polygon;
    }

    /** The caller's own division that covers it. */
    private static DivisionCode receiver(DivisionCode concerned) {
        return Caller.current().divisions().stream()
                .filter(it -> it.covers(concerned))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("区划"));
    }

    /** The next one of this second; ten in a second are all the standard has room for. */
    private String identifier(DivisionCode division, OffsetDateTime sent) {
        for (int number = 0; number < 10; number++) {
            String identifier = new ChinaIdentifier(
                            division.county().value(), properties.industry(), "000", "00", sent, number)
                    .toString();
            boolean taken = jdbc.sql("select exists (select 1 from warning where identifier = ?)")
                    .param(identifier)
                    .query(Boolean.class)
                    .single();
            if (!taken) {
                return identifier;
            }
        }
        throw Problem.conflict("too-many", "这一秒内录入的预警太多，请稍后再试");
    }
}
