package org.muster.incident;

import java.util.List;
import org.muster.shared.IncidentId;

/** What keeps an incident from being closed or cancelled. Every module that can leave something open answers. */
public interface OpenPoints {

    /** Sentences in Chinese, each naming one thing that is still open; empty when nothing is. */
    List<String> of(IncidentId incident);
}
