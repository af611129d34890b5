package org.muster;

import org.muster.support.TestDatabase;
import org.muster.support.TestPostgres;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives each Spring context of a test its own fresh database on the one PostgreSQL of this JVM: a container where a
 * Docker engine answers, the embedded server elsewhere. Use with {@code @Import(PostgresConfiguration.class)}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class PostgresConfiguration {

    @Bean
    TestDatabase database() {
        return TestPostgres.freshDatabase();
    }
}
