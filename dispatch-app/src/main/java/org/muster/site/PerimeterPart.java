package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muster.incident.PicturePart;
import org.muster.shared.IncidentId;
import org.springframework.stereotype.Component;

/** The fire's edge in the picture: as it was seen last, and how large it was before. */
@Component
class PerimeterPart implements PicturePart {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PerimeterView(
            UUID id,
            Shape geometry,
            double hectares,
            Instant at,
            FirePerimeter.Source source,
            String sourceLabel,
            String note,
            String drawnBy,
            Instant drawnAt) {

        static PerimeterView of(FirePerimeter it) {
            return new PerimeterView(
                    it.id(),
                    it.geometry(),
                    it.hectares(),
                    it.observedAt(),
                    it.source(),
                    it.source().label(),
                    it.note(),
                    it.drawnBy(),
                    it.drawnAt());
        }
    }

    record Earlier(double hectares, Instant at) {}

    /** @param previous the one seen before, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edge(PerimeterView latest, Earlier previous) {}

    private final FirePerimeters perimeters;

    PerimeterPart(FirePerimeters perimeters) {
        this.perimeters = perimeters;
    }

    @Override
    public String word() {
        return "perimeter";
    }

    @Override
    public boolean touchedBy(String eventType) {
        return eventType.equals(SiteEvent.FirePerimeterDrawn.class.getSimpleName());
    }

    @Override
    public Object of(IncidentId incident) {
        List<FirePerimeter> last = perimeters.list(incident, 2);
        if (last.isEmpty()) {
            return null;
        }
        FirePerimeter before = last.size() == 1 ? null : last.get(1);
        return new Edge(
                PerimeterView.of(last.get(0)),
                before == null ? null : new Earlier(before.hectares(), before.observedAt()));
    }
}
