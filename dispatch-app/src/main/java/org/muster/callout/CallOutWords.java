package org.muster.callout;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.incident.Incident;
import org.muster.muster.MemberLinks;
import org.muster.team.MemberId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What people are told, in words: the notice is the same for all, the last sentence is the person's own. */
@Component
class CallOutWords {

    private final MemberLinks links;
    private final String publicUrl;
    private final DateTimeFormatter hour;

    CallOutWords(
            MemberLinks links,
            @Value("${muster.public-url}") String publicUrl,
            @Value("${muster.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.links = links;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.hour = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
    }

    String order(Incident incident, DispatchOrder order) {
        String place = order.musterPoint() == null || order.musterPoint().name() == null
                ? ""
                : "到" + order.musterPoint().name();
        return head(incident, order) + "，" + hour.format(order.musterDueAt()) + " 前" + place + "集结 "
                + order.standard().quorum() + " 人。任务：" + order.task();
    }

    String recall(Incident incident, DispatchOrder order) {
        return head(incident, order) + "尚未签收，请立即应答。任务：" + order.task();
    }

    String cancelled(Incident incident, DispatchOrder order) {
        return head(incident, order) + "撤销，立即停止，不再集结。原因：" + order.reason();
    }

    String refused(Incident incident, DispatchOrder order) {
        return head(incident, order) + "本队不执行，不再集结。";
    }

    String withdrawal(Incident incident, DispatchOrder order, String reason) {
        return head(incident, order) + "：立即撤离" + incident.hazard().line() + "，到安全区清点人数并回报。"
                + (reason == null ? "" : "原因：" + reason);
    }

    String extended(Incident incident, DispatchOrder order, Instant due) {
        return head(incident, order) + "集结时限延至 " + hour.format(due) + "。";
    }

    /** What somebody is told whose word came for an order that no longer stands. */
    String superseded(Incident incident, DispatchOrder order) {
        return head(incident, order) + order.state().label() + "，您的答复已记录，不再执行，请勿前往。";
    }

    private static String head(Incident incident, DispatchOrder order) {
        return mark(incident.exercise()) + order.teamName() + "：" + incident.title() + "，令 " + order.label();
    }

    static String mark(boolean exercise) {
        return exercise ? "【推演】" : "";
    }

    /** The whole message as this person gets it by short message, or hears it. */
    String personal(Outgoing message, Channel channel) {
        return message.notice() == Notice.CALL
                ? message.text()
                : message.text() + (channel == Channel.VOICE ? keys(message) : replies(message));
    }

    private String replies(Outgoing it) {
        String code = it.code();
        return switch (it.notice()) {
            case ORDER, RECALL -> switch (it.kind()) {
                case LEADER -> " 回复 1 " + code + " 接令，2 " + code + " 不能执行。" + link(it);
                case DUTY_OFFICER -> " 请督促队长接令。回复 1 " + code + " 知悉。";
                case MEMBER, OFF_DUTY -> " 回复 1 " + code + " 来，2 " + code + " 不来。" + link(it);
                case PERSON -> "";
            };
            case STAND_DOWN -> it.kind() == Called.LEADER ? " 已停止请回复 3 " + code + "。" : "";
            case WITHDRAWAL, NEWS, CALL -> "";
        };
    }

    private String link(Outgoing it) {
        return it.memberId() == null ? "" : " " + linkOf(it.orderId(), it.memberId());
    }

    String linkOf(OrderId order, String member) {
        return publicUrl + links.pathFor(order, new MemberId(member));
    }

    private static String keys(Outgoing it) {
        return switch (it.notice()) {
            case ORDER, RECALL -> switch (it.kind()) {
                case LEADER -> " 接令请按 1，不能执行请按 2。";
                case DUTY_OFFICER -> " 队长尚未应答，请督促。知悉请按 1。";
                case MEMBER, OFF_DUTY -> " 来请按 1，不来请按 2。";
                case PERSON -> "";
            };
            case STAND_DOWN -> it.kind() == Called.LEADER ? " 已停止请按 3。" : "";
            case WITHDRAWAL, NEWS, CALL -> "";
        };
    }

    /** The address behind a path of this server, as phones reach it. */
    String address(String path) {
        return publicUrl + path;
    }
}
