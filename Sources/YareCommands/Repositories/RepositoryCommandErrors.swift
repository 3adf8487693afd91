import YareBase

extension YareError {
    /// The name of a repository is given to another one (`repository.name-taken`), in Helm's words.
    static func repositoryNameTaken(_ name: String) -> YareError {
        YareError(
            "repository.name-taken", "repository name (\(name)) already exists, please specify a different name",
            hint: "put this one in its place with \"--force-update\"")
    }

    /// The name of a repository stands before a slash, so it can have none (`repository.invalid-name`), in Helm's words.
    static func slashInRepositoryName(_ name: String) -> YareError {
        YareError(
            "repository.invalid-name",
            "repository name (\(name)) contains '/', please specify a different name without '/'")
    }

    /// A repository has moved for good (`repository.moved`), in Helm's words.
    static func movedRepository(_ url: String, to new: String) -> YareError {
        YareError(
            "repository.moved",
            "repo \(url.debugDescription) is no longer available; try \(new.debugDescription) instead")
    }

    /// The user has no repositories (`repository.none`), in Helm's words.
    static func noRepositories(_ sentence: String) -> YareError {
        YareError("repository.none", sentence, hint: "add one with \"yare repo add NAME URL\"")
    }

    /// No repository has the name (`repository.unknown-name`), in Helm's words.
    static func noRepository(named name: String, known: [String]) -> YareError {
        YareError(
            "repository.unknown-name", "no repo named \(name.debugDescription) found",
            hint: known.nearest(to: name).map { "did you mean \($0.debugDescription)?" })
    }

    /// No repository that was to be updated is there (`repository.unknown-name`), in Helm's words.
    static func noRepositoryToUpdate(_ name: String, known: [String]) -> YareError {
        YareError(
            "repository.unknown-name", "no repositories found matching '\(name)'.  Nothing will be updated",
            hint: known.nearest(to: name).map { "did you mean \($0.debugDescription)?" })
    }

    /// Some repositories could not be updated (`repository.update-failed`), in Helm's words.
    static func repositoriesNotUpdated(_ names: [String]) -> YareError {
        YareError(
            "repository.update-failed",
            "Failed to update the following repositories: [\(names.joined(separator: " "))]")
    }

    /// A search that was to find something found nothing (`search.no-results`), in Helm's words.
    static func noResultsFound() -> YareError {
        YareError("search.no-results", "no results found")
    }
}
