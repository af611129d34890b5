package org.muster.integrations.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.channel.Behaviour;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.voice.VoiceChannel.CallEnded;
import org.muster.integrations.voice.VoiceChannel.Ending;
import org.muster.integrations.voice.VoiceChannel.VoiceCall;

class SimulatedVoiceTests {

    private final VoiceCall call = new VoiceCall(UUID.randomUUID(), "13800000000", "集结令 01");
    private final BlockingQueue<CallEnded> ended = new LinkedBlockingQueue<>();
    private SimulatedVoice phones = ringingFor(Duration.ofMinutes(1));

    private SimulatedVoice ringingFor(Duration time) {
        SimulatedVoice voice = new SimulatedVoice(Clock.systemUTC(), Duration.ofMillis(300), time);
        voice.listen(ended::add);
        return voice;
    }

    @AfterEach
    void close() {
        phones.close();
    }

    @Test
    void readsTheTextOutToWhoPicksUpAndTellsTheKey() throws InterruptedException {
        phones.call(call);

        assertThat(phones.answer(call.id(), "1")).isTrue();

        assertThat(next())
                .extracting(CallEnded::id, CallEnded::ending, CallEnded::readOut, CallEnded::key)
                .containsExactly(call.id(), Ending.ANSWERED, true, "1");
    }

    @Test
    void endsWithoutAnswerWhenNobodyPicksUp() throws InterruptedException {
        phones.close();
        phones = ringingFor(Duration.ofMillis(20));

        phones.call(call);

        assertThat(next().ending()).isEqualTo(Ending.NO_ANSWER);
        assertThat(phones.answer(call.id(), "1")).as("it has stopped ringing").isFalse();
    }

    @Test
    void tellsThatACallWasRefused() throws InterruptedException {
        phones.call(call);

        phones.refuse(call.id());

        assertThat(next().ending()).isEqualTo(Ending.BUSY);
    }

    @Test
    void ringsOnceHoweverOftenTheSameIdIsCalled() {
        phones.call(call);
        phones.answer(call.id(), null);
        phones.call(call);

        assertThat(phones.calls()).singleElement().satisfies(it -> assertThat(it.ringing())
                .isFalse());
    }

    @Test
    void saysThatItTookNothing() {
        phones.behave(Behaviour.REFUSE);

        assertThatExceptionOfType(ChannelException.class).isThrownBy(() -> phones.call(call));
        assertThat(phones.calls()).isEmpty();
    }

    private CallEnded next() throws InterruptedException {
        CallEnded call = ended.poll(10, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        return call;
    }
}
