package org.muster.dispatch;

import java.util.Collection;
import java.util.Map;

/** A field of an order's view that another room keeps, for consoles and phones alike. */
public interface OrderPart {

    /** The field's name. */
    String word();

    /** The values for these orders, read together; orders without one are left out. */
    Map<OrderId, Object> of(Collection<DispatchOrder> orders);
}
