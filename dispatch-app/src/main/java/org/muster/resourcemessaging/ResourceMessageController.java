package org.muster.resourcemessaging;

import org.muster.incident.IncidentManagement;
import org.muster.integrations.edxlrm.ResourceMessageWriter;
import org.muster.material.MaterialOrderId;
import org.muster.material.MaterialReading;
import org.muster.material.MaterialViews.OrderView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResourceMessageController {

    private final MaterialReading orders;
    private final IncidentManagement incidents;
    private final ResourceMessages messages;
    private final ResourceMessageWriter writer = new ResourceMessageWriter();

    ResourceMessageController(MaterialReading orders, IncidentManagement incidents, ResourceMessages messages) {
        this.orders = orders;
        this.incidents = incidents;
        this.messages = messages;
    }

    /** What has been said about the order so far, as one exchange of EDXL-RM 1.0 messages in an EDXL-DE 1.0 envelope. */
    @GetMapping(path = "/api/material-orders/{id}/edxl-rm", produces = MediaType.APPLICATION_XML_VALUE)
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')")
    ResponseEntity<byte[]> of(@PathVariable String id) {
        OrderView order = orders.of(MaterialOrderId.of(id));
        byte[] xml = writer.write(messages.exchange(order, incidents.get(order.incidentId())));
        ContentDisposition named = ContentDisposition.inline()
                .filename("edxl-rm-" + order.id() + ".xml")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .contentType(MediaType.APPLICATION_XML)
                .body(xml);
    }
}
