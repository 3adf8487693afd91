import Synchronization

/// The texts of cards that were written before: lists show the same ones again and again, while one types above all.
final class CardCache: Sendable {
    private let texts = Mutex<[ObjectIdentifier: (card: CatalogueCard, html: String)]>([:])

    /// When there are more, all are let go, those of charts that are no more among them.
    private static let mostCards = 10_000

    func html(of card: CatalogueCard, _ write: () -> String) -> String {
        let identifier = ObjectIdentifier(card)
        if let known = texts.withLock({ $0[identifier]?.html }) { return known }
        let html = write()
        texts.withLock { texts in
            if texts.count >= Self.mostCards { texts = [:] }
            // the card is kept with its text, so that no other one gets its identifier
            texts[identifier] = (card, html)
        }
        return html
    }
}
