package org.muster.callout;

import org.muster.notification.Alarms;
import org.muster.notification.Alarms.Level;
import org.muster.shared.DivisionCode;
import org.springframework.stereotype.Component;

/** A channel that is down stands on the board of every division whose messages wait for it, until it is up again. */
@Component
class ChannelAlarm {

    private static final String KIND = "CHANNEL_";

    private final Alarms alarms;
    private final Outbox outbox;

    ChannelAlarm(Alarms alarms, Outbox outbox) {
        this.alarms = alarms;
        this.outbox = outbox;
    }

    void down(Channel channel, boolean exercise) {
        for (Outbox.WaitingHere it : outbox.waiting(channel, exercise)) {
            alarms.stand(
                    new DivisionCode(it.divisionCode()),
                    exercise,
                    KIND + channel.name(),
                    Level.II,
                    CallOutWords.mark(exercise) + channel.label() + "通道中断，" + it.messages() + " 条待发，已转下一渠道；急令请改用电话、电台");
        }
    }

    void up(Channel channel, boolean exercise) {
        alarms.takeDown(exercise, KIND + channel.name());
    }
}
