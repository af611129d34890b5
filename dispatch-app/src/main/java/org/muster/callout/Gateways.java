package org.muster.callout;

import java.time.Clock;
import org.muster.integrations.channel.ChannelException;
import org.muster.integrations.shortmessage.ShortMessageChannel;
import org.muster.integrations.shortmessage.SimulatedShortMessages;
import org.muster.integrations.voice.SimulatedVoice;
import org.muster.integrations.voice.VoiceChannel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Which gateway carries what. An exercise only ever reaches the simulators. Without a gateway of its own a real call
 * goes to the simulator of a demo installation, and fails loudly in any other.
 */
@Component
class Gateways {

    private final ShortMessageChannel shortMessages;
    private final VoiceChannel voice;
    private final SimulatedShortMessages simulatedShortMessages;
    private final SimulatedVoice simulatedVoice;

    Gateways(
            ObjectProvider<ShortMessageChannel> shortMessages,
            ObjectProvider<VoiceChannel> voice,
            SimulatedShortMessages simulatedShortMessages,
            SimulatedVoice simulatedVoice,
            @Value("${muster.simulators}") boolean simulators) {
        this.simulatedShortMessages = simulatedShortMessages;
        this.simulatedVoice = simulatedVoice;
        this.shortMessages = shortMessages.stream()
                .filter(it -> it != simulatedShortMessages)
                .findFirst()
                .orElse(simulators ? simulatedShortMessages : noShortMessages());
        this.voice = voice.stream()
                .filter(it -> it != simulatedVoice)
                .findFirst()
                .orElse(simulators ? simulatedVoice : noVoice());
    }

    ShortMessageChannel shortMessages(boolean exercise) {
        return exercise ? simulatedShortMessages : shortMessages;
    }

    VoiceChannel voice(boolean exercise) {
        return exercise ? simulatedVoice : voice;
    }

    private static ShortMessageChannel noShortMessages() {
        return new ShortMessageChannel() {
            @Override
            public void send(ShortMessage message) {
                throw new ChannelException("no gateway for short messages is configured");
            }

            @Override
            public void listen(Listener listener) {
                // nothing will ever come in
            }
        };
    }

    private static VoiceChannel noVoice() {
        return new VoiceChannel() {
            @Override
            public void call(VoiceCall call) {
                throw new ChannelException("no voice gateway is configured");
            }

            @Override
            public void listen(Listener listener) {
                // nothing will ever come in
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Simulators {

        @Bean(destroyMethod = "close")
        SimulatedShortMessages simulatedShortMessages(Clock clock) {
            return new SimulatedShortMessages(clock);
        }

        @Bean(destroyMethod = "close")
        SimulatedVoice simulatedVoice(Clock clock) {
            return new SimulatedVoice(clock);
        }
    }
}
