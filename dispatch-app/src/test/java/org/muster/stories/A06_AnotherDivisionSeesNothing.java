package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.support.Client;

/** STORY UNDER TEST: a fire in Rui'an does not exist for the dispatcher of Yongkang, nor for a team that was not sent. */
class A06_AnotherDivisionSeesNothing extends FireStory {

    @Test
    void forTheNeighbourTheFireDoesNotExist() {
        Client dispatcher = as("dispatcher");
        Client neighbour = as("yongkang");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T01");

        assertThat(neighbour.get("/api/incidents").expect(200).text()).doesNotContain(incident);
        assertThat(neighbour.get("/api/alerts").expect(200).text()).doesNotContain("福泉林区");
        for (Client outsider : new Client[] {neighbour, township}) {
            outsider.get("/api/incidents/" + incident).problem(404, "not-found");
            outsider.get("/api/incidents/" + incident + "/events?after=0").problem(404, "not-found");
            outsider.get("/api/dispatch-orders/" + order).problem(404, "not-found");
            say(outsider, order, "acknowledgement", byRadio("松涛01")).problem(404, "not-found");
        }
        neighbour.get("/api/incidents/" + incident + "/recommendation").problem(404, "not-found");
        neighbour
                .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                .problem(404, "not-found");
        neighbour.post("/api/incidents/" + incident + "/assessment", "{}").problem(404, "not-found");
        neighbour
                .post("/api/incidents/" + incident + "/dispatch-orders", orders("T22"))
                .problem(404, "not-found");

        as("leader").get("/api/incidents/" + incident).expect(200);
        as("province").get("/api/incidents/" + incident).expect(200);
        as("brigade").get("/api/incidents/" + incident).expect(200);
    }

    @Test
    void aTeamOfAnotherLevelIsAskedForNotOrdered() {
        Client dispatcher = as("dispatcher");

        dispatcher
                .post("/api/incidents/" + fire(dispatcher) + "/dispatch-orders", orders("T16"))
                .problem(422, "invalid");
    }
}
