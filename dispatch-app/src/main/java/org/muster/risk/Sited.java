package org.muster.risk;

import org.muster.shared.Position;

/** Something that stands somewhere. */
interface Sited {

    Position location();
}
