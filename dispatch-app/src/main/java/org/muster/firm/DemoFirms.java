package org.muster.firm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.firm.Firm.Accident;
import org.muster.firm.Firm.Equipment;
import org.muster.firm.Firm.HazardNote;
import org.muster.firm.Firm.MapKind;
import org.muster.firm.SafetyCode.Indicator;
import org.muster.shared.Actor;
import org.muster.shared.ActorContext;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a file of the demo cast would say beyond its tables, once: what is done today is of the day it is first started. All invented. */
@Component
@Order(10)
@ConditionalOnProperty(name = "muster.demo", havingValue = "true", matchIfMissing = true)
class DemoFirms implements ApplicationRunner {

    private final Firms firms;
    private final FirmFiles files;
    private final FirmManagement management;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoFirms(
            Firms firms, FirmFiles files, FirmManagement management, JdbcClient jdbc, TransactionTemplate transaction) {
        this.firms = firms;
        this.files = files;
        this.management = management;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> {
            int first = jdbc.sql(
                            "insert into register_load (source, loaded_at) values ('demo-firms', now()) on conflict do nothing")
                    .update();
            if (first == 1 && firms.find(new FirmId("R01")).isPresent()) {
                ActorContext.runAs(new Actor("demo", "示例数据"), "SYSTEM", this::fill);
            }
        });
    }

    private void fill() {
        LocalDate today = files.today();
        code("R01", 88, 85, 80, 76, 92, 70);
        code("R02", 92, 94, 90, 91, 93, 90);
        code("R03", 90, 88, 86, 84, 90, 82);
        code("R04", 91, 90, 88, 93, 92, 86);
        code("R05", 84, 80, 76, 82, 88, 74);
        code("R06", 78, 72, 66, 70, 68, 60);
        code("R07", 70, 62, 58, 55, 60, 52);
        code("R08", 80, 82, 78, 84, 86, 74);
        code("R09", 76, 74, 70, 72, 78, 66);
        code("R10", 93, 95, 90, 96, 94, 92);
        for (String firm : List.of("R01", "R07")) {
            for (MapKind kind : MapKind.values()) {
                map(new FirmId(firm), kind);
            }
        }
        FirmId chlorine = new FirmId("R01");
        management.equipment(
                chlorine,
                List.of(
                        new Equipment("正压式空气呼吸器", 8, "套", "液氯库值班室"),
                        new Equipment("重型防化服", 4, "套", "液氯库值班室"),
                        new Equipment("氯瓶堵漏工具", 2, "套", "液氯库"),
                        new Equipment("碱液池与喷淋", 1, "套", "液氯库东侧"),
                        new Equipment("氯气探测器", 12, "个", "液氯库、蒸发间")),
                "示例数据");
        operation(chlorine, today, SpecialOperation.Kind.HOT_WORK, "蒸发间外管廊", 8, 18, "动火 0412", "潘志强", "示例安装公司");
        operation(chlorine, today, SpecialOperation.Kind.LIFTING, "液氯库 3 号位", 8, 22, "吊装 0077", "徐明亮", null);
        management.record(
                chlorine,
                new Accident(
                        UUID.randomUUID(), LocalDate.of(2022, 6, 18), "泄漏", 0, 2, "更换氯瓶时针形阀渗漏，两人轻度吸入，碱液喷淋吸收，2 小时处置完毕"));
        management.note(
                chlorine,
                new HazardNote(
                        UUID.randomUUID(),
                        today.minusDays(20),
                        false,
                        "3 号探测器零点漂移，未按期标定",
                        "潘志强",
                        today.plusDays(10),
                        null,
                        null,
                        "示例检查"));
        FirmId plating = new FirmId("R07");
        management.note(
                plating,
                new HazardNote(
                        UUID.randomUUID(),
                        today.minusDays(75),
                        true,
                        "酸、氰化物共用排水沟，未隔开",
                        "曹敏",
                        today.minusDays(15),
                        null,
                        null,
                        "示例检查"));
        FirmId leather = new FirmId("R06");
        operation(leather, today, SpecialOperation.Kind.HOT_WORK, "二车间烘箱尾气管", 9, 17, "动火 1120", "唐卫", null);
        operation(leather, today, SpecialOperation.Kind.CONFINED_SPACE, "DMF 回收塔釜", 13, 16, "受限 0031", "唐卫", "示例清洗公司");
    }

    private void code(String firm, int... scores) {
        Map<Indicator, Integer> all = new EnumMap<>(Indicator.class);
        for (Indicator it : Indicator.values()) {
            all.put(it, scores[it.ordinal()]);
        }
        management.safetyCode(new FirmId(firm), all, null, "示例数据");
    }

    /** A schematic of the plant, of a workshop, or the card of a post: drawn for the cast, to no scale. */
    private void map(FirmId firm, MapKind kind) {
        try {
            byte[] content =
                    new ClassPathResource("demo/risk-maps/" + firm + "-" + kind + ".png").getContentAsByteArray();
            management.keep(firm, kind, kind.label() + "（示意）", RiskMapFile.of(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void operation(
            FirmId firm,
            LocalDate day,
            SpecialOperation.Kind kind,
            String place,
            int from,
            int until,
            String permit,
            String guardian,
            String contractor) {
        firms.add(
                firm,
                new SpecialOperation(
                        UUID.randomUUID(),
                        kind,
                        place,
                        day.atTime(LocalTime.of(from, 0)).atZone(FirmFiles.ZONE).toInstant(),
                        day.atTime(LocalTime.of(until, 0))
                                .atZone(FirmFiles.ZONE)
                                .toInstant(),
                        permit,
                        guardian,
                        contractor,
                        null,
                        day.atTime(LocalTime.of(7, 30)).atZone(FirmFiles.ZONE).toInstant(),
                        guardian,
                        null,
                        null));
    }
}
