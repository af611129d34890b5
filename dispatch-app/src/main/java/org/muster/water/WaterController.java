package org.muster.water;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.muster.dispatch.OrderId;
import org.muster.risk.WaterPoint;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to a water point: looked into, drawn from, filled up. Cubic metres, which are tonnes of water. */
@RestController
@RequestMapping("/api/water-points/{id}")
class WaterController {

    private static final String TENTHS = "水量精确到 0.1 立方米";

    record CheckForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @DecimalMin(value = "0", message = "水量不能为负") @Digits(integer = 8, fraction = 1, message = TENTHS) BigDecimal m3,
            @NotNull(message = "请写明能否使用") Boolean usable,
            @Size(max = 200, message = "备注不超过 200 字") String note) {}

    record DrawForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @NotNull(message = "请填写取水量（立方米）") @DecimalMin(value = "0.1", message = "取水量至少 0.1 立方米") @DecimalMax(value = "10000", message = "取水量一次不超过 10000 立方米") @Digits(integer = 5, fraction = 1, message = TENTHS) BigDecimal m3,
            String orderId,
            @Size(max = 200, message = "备注不超过 200 字") String note) {}

    record RefillForm(
            @NotNull(message = "缺少本机编号 clientId（UUID）") UUID clientId,
            @DecimalMin(value = "0.1", message = "补水量至少 0.1 立方米") @Digits(integer = 8, fraction = 1, message = TENTHS) BigDecimal m3,
            @Size(max = 200, message = "备注不超过 200 字") String note) {}

    private final WaterManagement management;

    WaterController(WaterManagement management) {
        this.management = management;
    }

    @PostMapping("/checks")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    WaterPoint check(@PathVariable String id, @Valid @RequestBody CheckForm form) {
        return management.check(id, form.clientId(), form.m3(), form.usable(), trimmed(form.note()));
    }

    @PostMapping("/draws")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'TEAM_LEADER', 'MEMBER')")
    WaterPoint draw(@PathVariable String id, @Valid @RequestBody DrawForm form) {
        return management.draw(
                id,
                form.clientId(),
                form.m3(),
                form.orderId() == null ? null : OrderId.of(form.orderId()),
                trimmed(form.note()));
    }

    @PostMapping("/refills")
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER', 'GRID_WORKER')")
    WaterPoint refill(@PathVariable String id, @Valid @RequestBody RefillForm form) {
        return management.refill(id, form.clientId(), form.m3(), trimmed(form.note()));
    }

    private static String trimmed(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
