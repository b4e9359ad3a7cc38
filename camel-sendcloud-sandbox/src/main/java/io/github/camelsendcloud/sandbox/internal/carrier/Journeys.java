package io.github.camelsendcloud.sandbox.internal.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelsendcloud.sandbox.MagicValue;
import io.github.camelsendcloud.sandbox.internal.data.Parcel;
import io.github.camelsendcloud.sandbox.internal.data.Parcel.StatusChange;
import io.github.camelsendcloud.sandbox.internal.data.ParcelStatus;
import io.github.camelsendcloud.sandbox.internal.data.SandboxClock;
import io.github.camelsendcloud.sandbox.internal.data.Store;

/**
 * Moves parcels from their announcement to their end, as the clock goes on. The history of a parcel decides about its
 * next step, and a parcel has at most one timer. A caller holds the lock of the parcel's store, and a timer takes this
 * lock.
 */
public final class Journeys {

    private static final Duration CANCELLATION = Duration.ofMinutes(5);
    private static final Duration RETURN = Duration.ofHours(48);

    /** A status, and the time between the status before and this status. */
    private record Step(ParcelStatus status, Duration after) {
    }

    private static final List<Step> TO_SORTING = List.of(
            step(ParcelStatus.ANNOUNCED, 1), step(ParcelStatus.SHIPMENT_PICKED_UP_BY_DRIVER, 5),
            step(ParcelStatus.EN_ROUTE_TO_SORTING_CENTER, 2), step(ParcelStatus.SORTED, 12));
    private static final Step LAST_MILE = step(ParcelStatus.DRIVER_EN_ROUTE, 22);
    private static final Step DELIVERY = step(ParcelStatus.DELIVERED, 6);
    private static final List<Step> DELIVERED = journey(LAST_MILE, DELIVERY);
    private static final List<Step> COLLECTED = journey(
            LAST_MILE, step(ParcelStatus.AWAITING_CUSTOMER_PICKUP, 6), step(ParcelStatus.SHIPMENT_COLLECTED_BY_CUSTOMER, 20));
    private static final Map<MagicValue, List<Step>> BY_MAGIC_VALUE = new EnumMap<>(
            Map.of(
                    MagicValue.LOST, TO_SORTING,
                    MagicValue.DELAYED, journey(
                            step(ParcelStatus.DELIVERY_DELAYED, 22), step(ParcelStatus.DRIVER_EN_ROUTE, 24), DELIVERY),
                    MagicValue.FAILED_ATTEMPT, journey(
                            LAST_MILE, step(ParcelStatus.DELIVERY_ATTEMPT_FAILED, 6), step(ParcelStatus.DRIVER_EN_ROUTE, 18),
                            DELIVERY),
                    MagicValue.PICKUP, COLLECTED,
                    MagicValue.RETURNED, journey(LAST_MILE, step(ParcelStatus.UNABLE_TO_DELIVER, 6)),
                    MagicValue.EXCEPTION, journey(step(ParcelStatus.EXCEPTION, 4))));
    private static final Set<ParcelStatus> ENDS = EnumSet.of(
            ParcelStatus.NO_LABEL, ParcelStatus.ANNOUNCEMENT_FAILED, ParcelStatus.CANCELLED, ParcelStatus.CANCELLED_UPSTREAM,
            ParcelStatus.DELIVERED, ParcelStatus.SHIPMENT_COLLECTED_BY_CUSTOMER, ParcelStatus.RETURNED_TO_SENDER,
            ParcelStatus.EXCEPTION);

    private final SandboxClock clock;

    public Journeys(SandboxClock clock) {
        this.clock = clock;
    }

    /**
     * Plans the next step of a parcel that is new, has a new status, or comes from an earlier run of the sandbox. A
     * step whose time is past happens at once. The caller holds the lock of the store.
     */
    public void plan(Parcel parcel) {
        SandboxClock.Timer last = parcel.nextStep();
        StatusChange newest = newest(parcel);
        // a step of a timer counts from the time of the timer: the work of the timers does not delay the journey
        Instant begin = last == null || clock.cancel(last) ? newest.time() : last.due();
        Step step = stepAfter(parcel);
        parcel.nextStep(step == null ? null : clock.at(begin.plus(step.after), () -> take(parcel, newest)));
    }

    /**
     * Moves a parcel to the next status of its journey.
     *
     * @return the status; null if the journey of the parcel has ended
     */
    public ParcelStatus next(Parcel parcel) {
        Step step = stepAfter(parcel);
        if (step == null) {
            return null;
        }
        parcel.status(step.status);
        return step.status;
    }

    /** Takes a planned step, unless another caller has changed the status or has removed the parcel. */
    private void take(Parcel parcel, StatusChange planned) {
        Store store = parcel.shipment().store();
        synchronized (store) {
            if (newest(parcel) == planned && store.parcel(parcel.id()) == parcel) {
                next(parcel);
            }
        }
    }

    private static Step stepAfter(Parcel parcel) {
        ParcelStatus status = parcel.status();
        return switch (status) {
            case ANNOUNCING -> new Step(
                    parcel.announced(), Duration.between(newest(parcel).time(), parcel.announcementDue()));
            case CANCELLATION_REQUESTED, SUBMITTING_CANCELLATION_REQUEST -> new Step(ParcelStatus.CANCELLED, CANCELLATION);
            case UNABLE_TO_DELIVER -> new Step(ParcelStatus.RETURNED_TO_SENDER, RETURN);
            default -> ENDS.contains(status) ? null : stepOfJourney(parcel);
        };
    }

    /**
     * The step after the last step that the history contains. A status outside the journey does not change the journey.
     */
    private static Step stepOfJourney(Parcel parcel) {
        List<Step> journey = journeyOf(parcel);
        int position = 0;
        for (StatusChange change : parcel.history()) {
            for (int i = position; i < journey.size(); i++) {
                if (journey.get(i).status == change.status()) {
                    position = i + 1;
                    break;
                }
            }
        }
        return position < journey.size() ? journey.get(position) : null;
    }

    private static List<Step> journeyOf(Parcel parcel) {
        List<Step> journey = BY_MAGIC_VALUE.get(parcel.magicValue());
        if (journey != null) {
            return journey;
        }
        boolean toServicePoint = parcel.shipment().fields().hasNonNull("to_service_point")
                || parcel.shipment().v2Fields().hasNonNull("to_service_point");
        return toServicePoint ? COLLECTED : DELIVERED;
    }

    private static StatusChange newest(Parcel parcel) {
        return parcel.history().get(parcel.history().size() - 1);
    }

    private static Step step(ParcelStatus status, int hours) {
        return new Step(status, Duration.ofHours(hours));
    }

    private static List<Step> journey(Step... afterSorting) {
        return Stream.concat(TO_SORTING.stream(), Stream.of(afterSorting)).toList();
    }
}
