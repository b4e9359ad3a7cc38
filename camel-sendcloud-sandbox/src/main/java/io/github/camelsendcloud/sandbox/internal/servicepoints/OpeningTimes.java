package io.github.camelsendcloud.sandbox.internal.servicepoints;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelsendcloud.sandbox.internal.json.Json;

/** The opening times of a service point, which follow from its type. A service point does not know holidays. */
final class OpeningTimes {

    private record Hours(String start, String end) {
    }

    private static final List<Hours> SHOP = List.of(new Hours("09:00", "18:00"));
    private static final List<Hours> SHOP_SATURDAY = List.of(new Hours("09:00", "17:00"));
    private static final List<Hours> POST_OFFICE = List.of(new Hours("09:00", "12:30"), new Hours("13:30", "17:30"));
    private static final List<Hours> ALWAYS = List.of(new Hours("00:00", "23:59"));

    private final String type;
    private final ZoneId zone;

    OpeningTimes(ServicePoint point) {
        this.type = point.type();
        this.zone = ZoneId.of(point.country().equals("GB") ? "Europe/London" : "Europe/Amsterdam");
    }

    private List<Hours> on(DayOfWeek day) {
        boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        return switch (type) {
            case "locker" -> ALWAYS;
            case "post_office" -> weekend ? List.of() : POST_OFFICE;
            default -> weekend ? (day == DayOfWeek.SATURDAY ? SHOP_SATURDAY : List.of()) : SHOP;
        };
    }

    ObjectNode v2() {
        ObjectNode times = Json.object();
        for (DayOfWeek day : DayOfWeek.values()) {
            ArrayNode hours = times.putArray(String.valueOf(day.ordinal()));
            on(day).forEach(open -> hours.add(open.start + " - " + open.end));
        }
        return times;
    }

    ObjectNode v3() {
        ObjectNode times = Json.object();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (on(day).isEmpty()) {
                times.putNull(name);
            } else {
                ArrayNode hours = times.putArray(name);
                on(day).forEach(open -> hours.addObject().put("start_time", open.start).put("end_time", open.end));
            }
        }
        return times;
    }

    boolean isOpenTomorrow(Instant now) {
        return !on(now.atZone(zone).plusDays(1).getDayOfWeek()).isEmpty();
    }

    /** The next time at which the service point opens, with the offset of its time zone. */
    String nextOpening(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        for (int days = 0; days <= DayOfWeek.values().length; days++) {
            ZonedDateTime day = local.plusDays(days);
            for (Hours open : on(day.getDayOfWeek())) {
                OffsetDateTime start = day.with(LocalTime.parse(open.start)).toOffsetDateTime();
                if (start.toInstant().isAfter(now)) {
                    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start);
                }
            }
        }
        throw new IllegalStateException("The service point never opens");
    }
}
