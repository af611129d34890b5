package org.muster.notification;

import org.muster.integrations.message.MessageGateway;
import org.muster.integrations.message.SimulatedMessageGateway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessageConfiguration {

    /** Until a gateway is configured, short messages go nowhere but to the simulator. */
    @Bean
    @ConditionalOnMissingBean
    MessageGateway messageGateway() {
        return new SimulatedMessageGateway();
    }
}
