package org.muster.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A point on the ground in WGS84 decimal degrees (CGCS2000 agrees within decimetres and is treated as the same).
 *
 * @param lon longitude, −180…180
 * @param lat latitude, −90…90
 */
public record Position(double lon, double lat) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    /** @throws Problem with field error {@code location} when the point is not on the globe */
    public Position {
        if (!(lon >= -180 && lon <= 180)) {
            throw Problem.invalid("location.lon", "经度须在 −180 到 180 之间，请核对坐标");
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw Problem.invalid("location.lat", "纬度须在 −90 到 90 之间，请核对坐标");
        }
    }

    /** Both coordinates must be said: a forgotten one is not the equator. */
    @JsonCreator
    static Position said(@JsonProperty("lon") Double lon, @JsonProperty("lat") Double lat) {
        if (lon == null || lat == null) {
            throw Problem.invalid(lon == null ? "location.lon" : "location.lat", "位置须同时给出经度 lon 和纬度 lat");
        }
        return new Position(lon, lat);
    }

    /** Great-circle distance in metres. */
    public double metresTo(Position other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double h = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
