package org.muster.notification;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Consumer;
import org.muster.notification.Alarms.Level;
import org.springframework.stereotype.Component;

/** Orders to a team: whether they were told, answered, refused, and are over. */
@Component
class OrderAlarms implements AlarmRules {

    @Override
    public Map<String, Consumer<Cause>> byEvent() {
        return Map.ofEntries(
                entry(
                        "OrderUntold",
                        it -> it.raiseForOrder("UNTOLD", Level.II, it.team() + "的指令 120 秒未送达任何人，请电话或电台通知")),
                entry("DispatchOrderDelivered", it -> it.clearForOrder("UNTOLD")),
                entry("DispatchOrderAcknowledged", it -> it.clearForOrder("DEADLINE_ACK", "UNTOLD")),
                entry("DispatchOrderRefused", OrderAlarms::refused),
                entry(
                        "SupersededAnswerReceived",
                        it -> it.raiseForOrder("LATE_ANSWER", Level.NEWS, it.team() + "对已撤指令作出应答，请确认其已停止")),
                entry(
                        "LateAnswerReceived",
                        it -> it.raiseForOrder(
                                "RECONCILIATION",
                                Level.III,
                                it.team() + "迟到应答，" + it.text("replacementName") + "已替补，请定去留")),
                entry("LateAnswerReconciled", it -> it.clearForOrder("RECONCILIATION")),
                entry(
                        "ReplyUnclear",
                        it -> it.raiseForOrder(
                                "REPLY",
                                Level.III,
                                it.text("why") + "：" + it.text("from") + "“" + it.text("text") + "”，请人工核对")),
                entry("ReplySettled", OrderAlarms::replySettled),
                entry("TeamDeparted", OrderAlarms::onTime),
                entry("TeamArrived", OrderAlarms::onTime),
                entry("DispatchOrderCompleted", OrderAlarms::onTime),
                entry("TeamReleased", OrderAlarms::onTime),
                entry("DispatchOrderCancelled", OrderAlarms::onTime),
                entry("CancellationAcknowledged", OrderAlarms::onTime));
    }

    private static void refused(Cause it) {
        it.clearForOrder("DEADLINE_");
        it.raiseForOrder("REFUSED", Level.II, it.team() + "不能执行：" + it.text("reason"));
    }

    private static void replySettled(Cause it) {
        if (it.number("open") == 0) {
            it.clearForOrder("REPLY");
        }
    }

    /** The order is a step further, or over: nothing of it is late any more. */
    private static void onTime(Cause it) {
        it.clearForOrder("DEADLINE_", "FORECAST");
    }
}
