UPDATE print_log SET state = 'printed', changed_at = current_timestamp WHERE parcel = cast(:#${variable.parcel} AS bigint)
