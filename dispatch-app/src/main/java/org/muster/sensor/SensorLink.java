package org.muster.sensor;

import java.time.Clock;
import org.muster.integrations.sensor.MqttSensorFeed;
import org.muster.integrations.sensor.MqttSettings;
import org.muster.integrations.sensor.SensorFeed;
import org.muster.integrations.sensor.SimulatedSensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Connects to the broker when one is configured, once commands are accepted; else only a simulator is there. */
@Configuration
@EnableConfigurationProperties(SensorProperties.class)
class SensorLink {

    private static final Logger log = LoggerFactory.getLogger(SensorLink.class);

    @Bean(destroyMethod = "close")
    SensorFeed sensorFeed(SensorProperties properties, Clock clock) {
        if (!properties.configured()) {
            return new SimulatedSensors(clock);
        }
        return new MqttSensorFeed(
                new MqttSettings(
                        properties.host(),
                        properties.port(),
                        properties.clientId(),
                        properties.version(),
                        properties.tls(),
                        properties.authority(),
                        orNull(properties.userName()),
                        orNull(properties.password())),
                clock);
    }

    private static String orNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Bean
    Start sensorStart(SensorFeed feed, SensorIntake intake, SensorProperties properties) {
        return new Start(feed, intake, properties);
    }

    /** Not before the application is ready: what comes in must find the gauges. */
    record Start(SensorFeed feed, SensorIntake intake, SensorProperties properties) {

        @EventListener(ApplicationReadyEvent.class)
        void start() {
            feed.start(intake);
            if (properties.configured()) {
                log.info("hearing instruments at {}", properties);
            }
        }
    }
}
