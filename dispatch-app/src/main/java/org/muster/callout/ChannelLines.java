package org.muster.callout;

import java.util.ArrayList;
import java.util.List;
import org.muster.integrations.shortmessage.ShortMessageChannel.ShortMessage;
import org.muster.integrations.voice.VoiceChannel.VoiceCall;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The lines to people's phones: short messages and voice, real and exercise, each on its own. */
@Component
class ChannelLines implements SmartLifecycle {

    private final List<ChannelLine> lines = new ArrayList<>();
    private volatile boolean running;

    ChannelLines(Gateways gateways, CallOutWords words, Outbox outbox, ChannelAlarm alarm, Answers answers) {
        for (boolean exercise : new boolean[] {false, true}) {
            gateways.shortMessages(exercise).listen(answers);
            gateways.voice(exercise).listen(answers);
            lines.add(new ChannelLine(
                    Channel.SMS,
                    exercise,
                    it -> gateways.shortMessages(exercise)
                            .send(new ShortMessage(it.id(), it.phone(), words.personal(it, Channel.SMS))),
                    outbox,
                    alarm));
            lines.add(new ChannelLine(
                    Channel.VOICE,
                    exercise,
                    it -> gateways.voice(exercise)
                            .call(new VoiceCall(it.id(), it.phone(), words.personal(it, Channel.VOICE))),
                    outbox,
                    alarm));
        }
    }

    @Override
    public void start() {
        running = true;
        lines.forEach(ChannelLine::start);
    }

    @Override
    public void stop() {
        running = false;
        lines.forEach(ChannelLine::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
