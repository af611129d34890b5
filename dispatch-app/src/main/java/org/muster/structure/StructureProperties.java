package org.muster.structure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a bureau sets about its command structures.
 *
 * @param answerWithin how long somebody who is called to a post may take to answer before the next one is called; no
 *     source names a figure, to be confirmed by the bureau
 */
@ConfigurationProperties("muster.command")
record StructureProperties(@DefaultValue("PT2M") Duration answerWithin) {}
