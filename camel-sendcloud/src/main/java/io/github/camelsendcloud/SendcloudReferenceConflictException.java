package io.github.camelsendcloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An object with the reference of the request exists, but differs from the requested object: the existing object is
 * cancelled or has failed, or has another order, address or weight. The call created no object. Use another reference,
 * because the same call fails again. The status is always 409, also when the response had another status.
 */
public class SendcloudReferenceConflictException extends SendcloudOperationFailedException {

    private static final long serialVersionUID = 1L;

    private final String reference;
    private final List<String> differences;
    private final transient Map<String, Object> existing;

    /**
     * @param failure     the failure, whose problem says how the object differs, in words that follow "the object"
     * @param reference   the reference; not null
     * @param differences see {@link #getDifferences()}; not null
     * @param existing    see {@link #getExisting()}
     */
    public SendcloudReferenceConflictException(
                                               OperationFailure failure, String reference, List<String> differences,
                                               Map<String, Object> existing) {
        super(failure.withProblem(problem(reference, failure.problem())));
        this.reference = reference;
        this.differences = List.copyOf(differences);
        this.existing = existing;
    }

    /**
     * For tests of routes that handle this exception.
     *
     * @param operation   the operation, such as {@code v3 POST /shipments/announce}; not null
     * @param reference   the reference; not null
     * @param differences see {@link #getDifferences()}; not null
     * @param existing    see {@link #getExisting()}; not null
     */
    public SendcloudReferenceConflictException(
                                               String operation, String reference, List<String> differences,
                                               Map<String, Object> existing) {
        super(operation, problem(reference, "differs (" + String.join(", ", differences) + ")"), 409);
        this.reference = Objects.requireNonNull(reference, "reference");
        this.differences = List.copyOf(differences);
        this.existing = new LinkedHashMap<>(existing);
    }

    /** @param difference the difference, in words that follow "the existing object" */
    private static String problem(String reference, String difference) {
        return "was not done: an object with the reference " + reference + " exists already, but the existing object "
               + difference
               + ". Use another reference to make a new object, or option acceptExisting=any to accept the existing object";
    }

    /** The reference that the request and the existing object have. Never null. */
    public String getReference() {
        return reference;
    }

    /**
     * The differences between the existing and the requested object: {@code cancelled}, {@code failed}, {@code order},
     * {@code address}, {@code weight}. Never null. Never empty when the component throws the exception.
     */
    public List<String> getDifferences() {
        return differences;
    }

    /**
     * The existing object as in the response of Sendcloud: a shipment (v3) or a parcel (v2). Empty after serialization.
     * Never null.
     */
    public Map<String, Object> getExisting() {
        return existing == null ? Map.of() : existing;
    }
}
