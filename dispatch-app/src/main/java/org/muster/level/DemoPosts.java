package org.muster.level;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The posts of the demo cast. Where nobody holds a post, whoever commands there stands in. */
@Component
class DemoPosts {

    private record Demo(String division, Post post, String username) {}

    private static final Demo[] CAST = {
        new Demo("330381", Post.EXECUTIVE_DEPUTY, "commander"),
        new Demo("330381", Post.DEPUTY, "commander"),
        new Demo("330381", Post.OFFICE_DIRECTOR, "commander"),
        new Demo("330300", Post.CHIEF, "leader"),
        new Demo("330000", Post.CHIEF, "province")
    };

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean demo;

    DemoPosts(JdbcClient jdbc, Clock clock, @Value("${muster.demo:true}") boolean demo) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.demo = demo;
    }

    /** Once: who was taken out of a post by hand stays out. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void name() {
        if (!demo
                || jdbc.sql("select exists (select 1 from post_holder)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        for (Demo it : CAST) {
            jdbc.sql(
                            """
                    insert into post_holder (division_code, post, username, since, named_by)
                    select ?, ?, username, ?, 'demo' from account where username = ? and demo
                    on conflict do nothing""")
                    .params(it.division(), it.post().name(), Timestamp.from(clock.instant()), it.username())
                    .update();
        }
    }
}
