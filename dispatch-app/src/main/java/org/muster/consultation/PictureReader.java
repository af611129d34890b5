package org.muster.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads parts of an incident's picture as consoles get them, so that sheet and guide say of a fact exactly what the desk
 * says of it: one fact is never counted twice.
 */
@Component
class PictureReader {

    private final ObjectProvider<PicturePart> parts;
    private final ObjectMapper json;

    PictureReader(ObjectProvider<PicturePart> parts, ObjectMapper json) {
        this.parts = parts;
        this.json = json;
    }

    /** The parts of these names; one that has nothing to show is missing. */
    JsonNode read(IncidentId incident, Set<String> words) {
        ObjectNode read = json.createObjectNode();
        parts.stream().filter(it -> words.contains(it.word())).forEach(it -> {
            Object value = it.of(incident);
            if (value != null) {
                read.set(it.word(), json.valueToTree(value));
            }
        });
        return read;
    }
}
