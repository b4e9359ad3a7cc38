INSERT INTO print_log (parcel, job, printer, state)
VALUES (cast(:#${variable.parcel} AS bigint), :#${variable.job}, :#${variable.printer}, 'claimed')
