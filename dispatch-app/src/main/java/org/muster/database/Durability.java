package org.muster.database;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks the server, embedded or external, whether what it calls saved survives a power cut, and refuses to start the
 * application otherwise.
 */
@Component
@ConditionalOnProperty(name = "muster.database.durable", matchIfMissing = true)
class Durability {

    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    Durability(JdbcClient jdbc) {
        for (String setting : SETTINGS) {
            String value = jdbc.sql("select current_setting(:setting)")
                    .param("setting", setting)
                    .query(String.class)
                    .single();
            if (value.equals("off")) {
                throw new IllegalStateException(
                        "the database has " + setting + " off: an order could be lost after it was said to be saved");
            }
        }
    }
}
