UPDATE print_log SET state = 'check', changed_at = current_timestamp WHERE parcel = cast(:#${variable.parcel} AS bigint)
