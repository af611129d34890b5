package org.muster.dispatch;

import java.util.Collection;
import java.util.List;
import org.muster.incident.Incident;
import org.muster.shared.DivisionCode;

/** Knows what material an incident needs and from where it would come soonest. */
public interface MaterialAdvice {

    /** @param own the divisions whose depots may be ordered from; others are listed as to be asked */
    List<?> of(Incident incident, Collection<DivisionCode> own);
}
