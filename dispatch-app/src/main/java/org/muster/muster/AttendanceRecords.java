package org.muster.muster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.Rostered;
import org.muster.team.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was there in the end, for those who only read. */
@Component
@Transactional(readOnly = true)
public class AttendanceRecords {

    /**
     * One member of one order.
     *
     * @param answer 来, 来不了, or null
     * @param arrivedAt since when they were there, or null when in the end they were not
     * @param leftAt when they left before the order ended, or null
     * @param proofs how it is known, in words
     * @param absence why they were missing, or null
     * @param corrections what was put right, in words
     */
    public record Record(
            Rostered member,
            String answer,
            Instant arrivedAt,
            Instant leftAt,
            List<String> proofs,
            String absence,
            List<String> corrections) {}

    private static final Map<Mark.Proof, String> PROOFS = Map.of(
            Mark.Proof.OWN_TAP, "本人",
            Mark.Proof.QR_CODE, "扫码",
            Mark.Proof.ROLL_CALL, "点名",
            Mark.Proof.CORRECTION, "更正");

    private static final Map<Mark.Status, String> STATUS =
            Map.of(Mark.Status.PRESENT, "到", Mark.Status.ABSENT, "缺", Mark.Status.LEFT, "离开");

    private final Musters musters;
    private final MemberAnswers answers;

    AttendanceRecords(Musters musters, MemberAnswers answers) {
        this.musters = musters;
        this.answers = answers;
    }

    /** The records of these orders, each in the order of its roll. */
    public Map<OrderId, List<Record>> of(List<DispatchOrder> orders) {
        var said = answers.latest(orders.stream().map(DispatchOrder::id).toList());
        var found = musters.of(orders);
        return orders.stream()
                .collect(Collectors.toMap(
                        DispatchOrder::id, it -> records(found.get(it.id()), said.getOrDefault(it.id(), Map.of()))));
    }

    private static List<Record> records(Muster muster, Map<MemberId, MemberAnswers.Said> said) {
        Function<Rostered, Record> record = it -> record(muster, it, said.get(it.id()));
        return muster.roll().stream().map(record).toList();
    }

    private static Record record(Muster muster, Rostered member, MemberAnswers.Said said) {
        String id = member.id().value();
        Mark last = muster.history().of(id);
        Instant arrivedAt = null;
        Instant leftAt = null;
        List<String> corrections = new ArrayList<>();
        for (Mark mark : muster.history().all(id)) {
            if (mark.correction() != null) {
                corrections.add("更正为" + STATUS.get(mark.status()) + "：" + mark.correction());
            }
            if (mark.overtaken()) {
                continue;
            }
            switch (mark.status()) {
                case PRESENT -> {
                    arrivedAt = arrivedAt == null || leftAt != null ? arrival(mark, muster.order()) : arrivedAt;
                    leftAt = null;
                }
                case LEFT -> leftAt = arrivedAt == null ? null : mark.at();
                case ABSENT -> {
                    arrivedAt = null;
                    leftAt = null;
                }
            }
        }
        return new Record(
                member,
                said == null ? null : said.answer() == MemberAnswers.Answer.COMING ? "来" : "来不了",
                arrivedAt,
                leftAt,
                arrivedAt == null
                        ? List.of()
                        : muster.history().all(id).stream()
                                .filter(it -> it.present() && !it.overtaken())
                                .map(it -> PROOFS.get(it.proof()))
                                .distinct()
                                .toList(),
                last != null && last.status() == Mark.Status.ABSENT
                        ? "缺：" + (last.reason() == null ? "未说明" : last.reason())
                        : member.excused() == null || last != null ? null : "已准假：" + member.excused(),
                corrections);
    }

    /** Who was written in afterwards was there when the team mustered. */
    private static Instant arrival(Mark mark, DispatchOrder order) {
        Instant mustered = order.stamps().musteredAt();
        return mark.correction() != null && mustered != null && mustered.isBefore(mark.at()) ? mustered : mark.at();
    }
}
