package org.muster.integrations.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.integrations.message.MessageGateway.ShortMessage;

class SimulatedMessageGatewayTests {

    private final SimulatedMessageGateway gateway = new SimulatedMessageGateway();

    @Test
    void keepsAMessageThatIsSentAgainOnce() {
        ShortMessage message = new ShortMessage(UUID.randomUUID(), "13800000000", "集结令 01");

        gateway.send(message);
        gateway.send(message);

        assertThat(gateway.messages()).containsExactly(message);
    }

    @Test
    void keepsTheNewestThousand() {
        for (int i = 0; i <= 1000; i++) {
            gateway.send(new ShortMessage(UUID.randomUUID(), "13800000000", "第 " + i + " 条"));
        }

        assertThat(gateway.messages())
                .hasSize(1000)
                .first()
                .extracting(ShortMessage::text)
                .isEqualTo("第 1 条");
    }
}
