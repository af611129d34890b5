package org.muster.cordon;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.muster.incident.IncidentAccess;
import org.muster.shared.IncidentId;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The cordon of an accident. */
@RestController
@RequestMapping("/api/incidents/{id}/cordon")
class CordonController {

    record CordonForm(
            @NotNull(message = "请填写卡点数") @Min(value = 1, message = "卡点至少 1 处") @Max(value = 500, message = "卡点过多") Integer points,
            @Min(value = 0, message = "警力不能为负") @Max(value = 10_000, message = "警力过多") Integer officers,
            @Min(value = 10, message = "半径至少 10 米") @Max(value = 50_000, message = "半径不超过 50 公里") Integer radiusMetres,
            @NotBlank(message = "请写明警戒负责人") @Size(max = 50, message = "负责人不超过 50 字") String ledBy,
            @Size(max = 500, message = "说明不超过 500 字") String note) {}

    record ReleaseForm(@NotBlank(message = "请写明解除的依据") @Size(max = 500, message = "依据不超过 500 字") String note) {}

    private final CordonManagement management;
    private final IncidentAccess access;

    CordonController(CordonManagement management, IncidentAccess access) {
        this.management = management;
        this.access = access;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('DISPATCHER', 'COMMANDER')")
    Cordon close(@PathVariable String id, @Valid @RequestBody CordonForm form) {
        return management.close(
                access.require(IncidentId.of(id)).id(),
                new CordonManagement.Said(
                        form.points(),
                        form.officers(),
                        form.radiusMetres(),
                        form.ledBy().strip(),
                        form.note() == null || form.note().isBlank()
                                ? null
                                : form.note().strip()));
    }

    @PostMapping("/release")
    @PreAuthorize("hasRole('COMMANDER')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String id, @Valid @RequestBody ReleaseForm form) {
        management.release(access.require(IncidentId.of(id)).id(), form.note().strip());
    }
}
