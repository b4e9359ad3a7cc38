package io.github.camelsendcloud.sandbox.internal.servicepoints;

/** A position on the earth, in degrees. Distances are in meters along the surface. */
record Position(double latitude, double longitude) {

    private static final double EARTH_RADIUS = 6_371_000;
    private static final double DIGITS = 1e6;

    int metersTo(Position other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double square = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude))
                                                           * Math.cos(Math.toRadians(other.latitude))
                                                           * Math.pow(Math.sin(east / 2), 2);
        return (int) Math.round(2 * EARTH_RADIUS * Math.asin(Math.sqrt(square)));
    }

    /** The position at a distance of at most some kilometers. The bearing is in degrees, clockwise from north. */
    Position moved(double bearing, double meters) {
        double angle = Math.toDegrees(meters / EARTH_RADIUS);
        double north = angle * Math.cos(Math.toRadians(bearing));
        double east = angle * Math.sin(Math.toRadians(bearing)) / Math.cos(Math.toRadians(latitude));
        return new Position(rounded(latitude + north), rounded(longitude + east));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * DIGITS) / DIGITS;
    }
}
