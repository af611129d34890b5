package org.muster.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.muster.shared.Position;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The map layers an installation has the right to show ({@code muster.map.*}); none are built in.
 *
 * @param approvalNumber the 审图号 that must stand on the map
 */
@ConfigurationProperties("muster.map")
record MapProperties(List<Layer> layers, String approvalNumber, Position centre) {

    /** @param type xyz, wmts, wms or geojson */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Layer(
            String id,
            String type,
            String url,
            String layer,
            String matrixSet,
            String projection,
            Integer minZoom,
            Integer maxZoom,
            String attribution,
            String datum) {}

    MapProperties {
        layers = layers == null ? List.of() : List.copyOf(layers);
    }
}
