DELETE FROM print_log WHERE parcel = cast(:#${variable.parcel} AS bigint) AND state = 'claimed'
