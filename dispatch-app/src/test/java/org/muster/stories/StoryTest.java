package org.muster.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muster.PostgresConfiguration;
import org.muster.support.Client;
import org.muster.support.Stomp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application on a free port with the demo cast; the stories share one context and one database, so each
 * raises its own incident and leaves the teams it used free again.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // the hour of the day must not raise alarms in other stories; C02 asks for reports itself
        properties = "muster.zero-report.active=false")
@Import(PostgresConfiguration.class)
public abstract class StoryTest {

    @LocalServerPort
    protected int port;

    /** For looking at what is stored; stories act through the API. */
    @Autowired
    protected JdbcClient jdbc;

    private final List<Stomp> open = new ArrayList<>();

    /** Logs in a member of the demo cast: {@code as("dispatcher")}. */
    protected Client as(String name) {
        return Client.loggedIn(port, name);
    }

    protected Client stranger() {
        return Client.stranger(port);
    }

    /** A STOMP session that is closed after the test. */
    protected Stomp listening(Client client, String... destinations) {
        Stomp stomp = client.stomp();
        open.add(stomp);
        for (String destination : destinations) {
            stomp.subscribe(destination);
        }
        return stomp;
    }

    /** What an earlier test left ringing is over: an answer belongs to the test that asks for it. */
    @BeforeEach
    void nobodyIsCalledAnyMore() {
        jdbc.sql("update call_person set closed_at = now() where closed_at is null")
                .update();
    }

    /** Takes back whatever an earlier test left out, as a duty room would. */
    @BeforeEach
    void everyTeamIsFree() {
        record Left(String id, String state) {}
        List<Left> left = jdbc.sql(
                        """
                select o.id::text, o.state from dispatch_order o join incident i on i.id = o.incident_id
                 where i.division_code like '330381%'
                   and (o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                        or o.state = 'CANCELLED' and o.cancel_acknowledged_at is null)""")
                .query(Left.class)
                .list();
        if (left.isEmpty()) {
            return;
        }
        Client dispatcher = as("dispatcher");
        Map<String, String> heard = Map.of("onBehalfOf", "现场", "via", "RADIO");
        for (Left it : left) {
            String order = "/api/dispatch-orders/" + it.id();
            if (it.state().equals("COMPLETED")) {
                dispatcher.post(order + "/release", heard).ok();
                continue;
            }
            if (!it.state().equals("CANCELLED")) {
                dispatcher
                        .post(order + "/cancellation", Map.of("reason", "上一项已结束"))
                        .ok();
            }
            dispatcher.post(order + "/cancellation-acknowledgement", heard).ok();
        }
    }

    /** For stories whose rules count other incidents; one row at a time, so that it holds no two locks beside followers. */
    protected void leaveNoIncidentOpen() {
        List<String> open = jdbc.sql("select id::text from incident where status not in ('CLOSED', 'CANCELLED')")
                .query(String.class)
                .list();
        for (String incident : open) {
            jdbc.sql("update incident set status = 'CANCELLED' where id = ?::uuid")
                    .param(incident)
                    .update();
        }
    }

    @AfterEach
    void closeSessions() {
        open.forEach(Stomp::close);
        open.clear();
    }
}
