package org.muster.shelter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.muster.shared.DivisionCode;
import org.muster.shared.Position;

/**
 * A place that takes people in.
 *
 * @param capacity how many people
 * @param contactName the keeper
 * @param kind what the building is otherwise: 学校, 文化礼堂 …
 * @param standard whether it is a standardised 避灾安置场所
 * @param medical whether there is somebody with medicine
 * @param keeperAccount the account that takes people in there, or null
 */
public record Shelter(
        String id,
        String name,
        DivisionCode divisionCode,
        Position location,
        int capacity,
        String contactName,
        String contactPhone,
        String kind,
        boolean standard,
        boolean medical,
        @JsonIgnore String keeperAccount) {}
