package org.muster.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** How a client names a commander. */
record CommanderForm(
        @NotBlank(message = "请写明指挥员姓名") @Size(max = 30, message = "姓名不超过 30 字") String name,
        @Size(max = 50, message = "职务不超过 50 字") String title,
        @Size(max = 30, message = "电话不超过 30 位") String phone,
        @Size(max = 60, message = "账号不超过 60 字") String username,
        @NotNull(message = "请选择专业指挥员或地方领导") Commander.Capacity capacity) {

    Commander commander() {
        return new Commander(name.strip(), Words.orNull(title), Words.orNull(phone), Words.orNull(username), capacity);
    }
}
