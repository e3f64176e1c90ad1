//! One number type per table, so that a group's number can never be given where a pupil's is wanted.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// A row of `home_class`.
    HomeClassId,
    /// A row of `student`.
    StudentId,
    /// A row of `staff`.
    StaffId,
    /// A row of `service`.
    ServiceId,
    /// A row of `service_group`.
    GroupId,
    /// A row of `enrolment`.
    EnrolmentId,
    /// A row of `import_batch`.
    BatchId,
    /// A row of `settlement`.
    SettlementId,
    /// A row of `season`.
    SeasonId,
    /// A row of `time_slot`.
    TimeSlotId,
    /// A row of `app_user`.
    UserId,
}
