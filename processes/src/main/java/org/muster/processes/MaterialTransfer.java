package org.muster.processes;

import java.util.Set;

/** 物资调拨: one instance per material order, business key = order id. Names what {@code material-transfer.bpmn} holds. */
public final class MaterialTransfer {

    public static final String KEY = "material-transfer";
    public static final String RESOURCE = "processes/material-transfer.bpmn";

    /** Variable: the material order's id, as text. */
    public static final String MATERIAL_ORDER_ID = "materialOrderId";

    public static final String START = "StartEvent_MaterialOrdered";
    public static final String AWAIT_MATERIAL_ALLOCATED = "Task_AwaitMaterialAllocated";
    public static final String AWAIT_MATERIAL_LOADED = "Task_AwaitMaterialLoaded";
    public static final String DECIDE_SILENT_DEPOT = "Task_DecideSilentDepot";
    public static final String AWAIT_MATERIAL_DEPARTED = "Task_AwaitMaterialDeparted";
    public static final String AWAIT_MATERIAL_RECEIVED = "Task_AwaitMaterialReceived";
    public static final String AWAIT_MATERIAL_CLOSED = "Task_AwaitMaterialClosed";
    public static final String ORDER_CANCELLED = "SubProcess_OrderCancelled";
    public static final String AWAIT_MATERIAL_BACK = "Task_AwaitMaterialBack";
    public static final String END_MATERIAL_CLOSED = "EndEvent_MaterialClosed";
    public static final String END_MATERIAL_BACK = "EndEvent_MaterialBack";

    /** What the instance waits for; each is the journal's event of the same word. */
    public static final class Message {
        public static final String MATERIAL_ALLOCATED = "MaterialAllocated";
        public static final String MATERIAL_LOADED = "MaterialLoaded";
        public static final String MATERIAL_DEPARTED = "MaterialDeparted";
        public static final String MATERIAL_RECEIVED = "MaterialReceived";
        public static final String MATERIAL_ORDER_CLOSED = "MaterialOrderClosed";
        public static final String MATERIAL_RESERVATION_EXPIRED = "MaterialReservationExpired";
        public static final String MATERIAL_ORDER_CANCELLED = "MaterialOrderCancelled";

        public static final Set<String> ALL = Set.of(
                MATERIAL_ALLOCATED,
                MATERIAL_LOADED,
                MATERIAL_DEPARTED,
                MATERIAL_RECEIVED,
                MATERIAL_ORDER_CLOSED,
                MATERIAL_RESERVATION_EXPIRED,
                MATERIAL_ORDER_CANCELLED);

        private Message() {}
    }

    private MaterialTransfer() {}
}
