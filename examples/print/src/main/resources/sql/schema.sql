-- state: claimed (the label may be at the printer), printed, check (a person looks whether the label is printed)
CREATE TABLE IF NOT EXISTS print_log (
    parcel     bigint PRIMARY KEY,
    job        varchar(200) NOT NULL,
    printer    varchar(10) NOT NULL,
    state      varchar(10) NOT NULL,
    changed_at timestamp DEFAULT current_timestamp
)
