package org.muster.material;

import org.muster.material.MaterialViews.OrderView;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows one order to whoever may see it: for those who write it in another form. */
@Component
@Transactional(readOnly = true)
public class MaterialReading {

    private final MaterialHands hands;
    private final MaterialViews views;

    MaterialReading(MaterialHands hands, MaterialViews views) {
        this.hands = hands;
        this.views = views;
    }

    /** @throws Problem 404 for everybody who must not know of it */
    public OrderView of(MaterialOrderId id) {
        return views.get(hands.seen(id.toString()).id());
    }
}
