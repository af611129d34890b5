package org.muster.safety;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.dispatch.DispatchOrder;
import org.muster.dispatch.OrderId;
import org.muster.dispatch.OrderPart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** In which sector each crew works, as whoever keeps the sectors says it in the order's part {@code sector}. */
@Component
class CrewSectors {

    private static final List<String> NAMES = List.of("id", "number", "name");

    private final ObjectProvider<OrderPart> parts;
    private final ObjectMapper json;

    CrewSectors(ObjectProvider<OrderPart> parts, ObjectMapper json) {
        this.parts = parts;
        this.json = json;
    }

    /** Those that are under an order about this sector; nobody is left out because nobody said where they are. */
    boolean concerns(String sector, JsonNode of) {
        if (sector == null || of == null || of.isNull()) {
            return true;
        }
        return of.isObject()
                ? NAMES.stream().anyMatch(name -> sector.equals(of.path(name).asText()))
                : sector.equals(of.asText());
    }

    Map<OrderId, JsonNode> of(Collection<DispatchOrder> orders) {
        Map<OrderId, JsonNode> sectors = new HashMap<>();
        parts.stream().filter(it -> it.word().equals("sector")).forEach(part -> part.of(orders)
                .forEach((order, value) -> sectors.put(order, json.valueToTree(value))));
        return sectors;
    }
}
