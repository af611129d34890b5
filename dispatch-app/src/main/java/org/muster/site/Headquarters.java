package org.muster.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.shared.Position;

/** The site headquarters 前线指挥部: where it stands and how it is reached when the 370 MHz network is gone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Headquarters(
        String name, String place, Position location, String phone, String satellitePhone, String talkGroup) {}
