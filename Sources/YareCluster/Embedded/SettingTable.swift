import GRDB

/// The choices that were made about an embedded cluster, within one transaction.
struct SettingTable {
    let database: Database
    /// Choices that go before those that are kept.
    let overrides: [ClusterSetting: ClusterSetting.Choice]

    func choice(for setting: ClusterSetting) throws -> ClusterSetting.Choice {
        if let choice = overrides[setting] { return choice }
        let statement = try database.cachedStatement(sql: "SELECT choice FROM settings WHERE name = ?")
        let kept = try String.fetchOne(statement, arguments: [setting.rawValue])
        return kept.flatMap(ClusterSetting.Choice.init) ?? setting.standard
    }

    func set(_ setting: ClusterSetting, to choice: ClusterSetting.Choice) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO settings (name, choice) VALUES (?, ?)",
            arguments: [setting.rawValue, choice.rawValue])
    }
}
