import NIOCore
import NIOHTTP1

/// Answers requests for what lies hot on the event loop that read them, and watches over slow clients.
///
/// Requests that it does not answer go on to Hummingbird; while one is there, so do all that follow, for answers come in
/// the order of requests.
final class HotRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let responder: HotResponder
    /// How many requests Hummingbird has not answered yet.
    private var requestsAhead = 0
    /// The answer to the request that is being read.
    private var answer: HotAnswer?
    private var hasUnflushedAnswer = false
    /// Answers that are not on the wire yet, and whether the connection is to be closed behind them.
    private var answersUnderWay = 0
    private var waitingEvents: [Any] = []
    private var isReadHeld = false
    private var patience: Patience
    private var watch: RepeatedTask?
    private var encoder: ChannelHandlerContext?

    init(responder: HotResponder, patience: Patience) {
        self.responder = responder
        self.patience = patience
    }

    /// Something has come from the client.
    func noteBytes() {
        patience.noteBytes()
    }

    func channelActive(context: ChannelHandlerContext) {
        beginWatch(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { beginWatch(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        watch?.cancel()
        encoder = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        watch?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        patience.noteRead(part)
        switch part {
        case .head(let head):
            if requestsAhead == 0, let answer = responder.answer(to: head, from: context.channel) {
                self.answer = answer
                return
            }
            requestsAhead += 1
            continueIfExpected(head, context)
        case .end where answer != nil:
            if let answer { write(answer, context) }
            answer = nil
            return
        case .body, .end: break
        }
        if patience.isDrained { return context.close(promise: nil) }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasUnflushedAnswer {
            hasUnflushedAnswer = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            requestsAhead -= 1
            patience.noteAnswer()
        }
        context.write(data, promise: promise)
    }

    /// Reads nothing more while the client does not take what was answered.
    func read(context: ChannelHandlerContext) {
        if context.channel.isWritable { context.read() } else { isReadHeld = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        patience.noteWritability(context.channel.isWritable)
        if context.channel.isWritable, isReadHeld {
            isReadHeld = false
            context.read()
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // the server ends, or the client sends nothing more: what was answered goes out first
        if answersUnderWay > 0, event is ChannelShouldQuiesceEvent || event as? ChannelEvent == .inputClosed {
            waitingEvents.append(event)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Writes head and body past the encoder of answers, which has nothing to do here.
    private func write(_ answer: HotAnswer, _ context: ChannelHandlerContext) {
        guard let encoder = encoder(context) else { return }
        answersUnderWay += 1
        hasUnflushedAnswer = true
        patience.noteAnswer()
        let written = context.eventLoop.makePromise(of: Void.self)
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        written.futureResult.whenComplete { _ in loopBound.value.0.finishAnswer(loopBound.value.1) }
        let parts = [answer.head] + (answer.body.map { [$0] } ?? [])
        for (index, part) in parts.enumerated() {
            encoder.write(NIOAny(IOData.byteBuffer(part)), promise: index == parts.count - 1 ? written : nil)
        }
    }

    private func encoder(_ context: ChannelHandlerContext) -> ChannelHandlerContext? {
        if encoder == nil {
            encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
        }
        return encoder
    }

    /// Tells a client that asks before it sends a body to go on, unless the body would be too large anyway.
    private func continueIfExpected(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard head.headers.first(name: "expect")?.lowercased() == "100-continue", requestsAhead == 1,
            head.headers.first(name: "content-length").flatMap({ Int($0) }) ?? 0 <= responder.bodyLimit
        else { return }
        let part = HTTPServerResponsePart.head(HTTPResponseHead(version: head.version, status: .continue))
        context.writeAndFlush(wrapOutboundOut(part), promise: nil)
    }

    private func finishAnswer(_ context: ChannelHandlerContext) {
        answersUnderWay -= 1
        patience.noteWriteProgress()
        guard answersUnderWay == 0 else { return }
        let events = waitingEvents
        waitingEvents = []
        for event in events { context.fireUserInboundEventTriggered(event) }
    }

    private func beginWatch(_ context: ChannelHandlerContext) {
        guard watch == nil else { return }
        let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let interval = TimeAmount.milliseconds(patience.interval)
        watch = context.eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            let (handler, context) = loopBound.value
            if handler.patience.isOver(isAnswering: handler.requestsAhead > 0 || handler.answersUnderWay > 0) {
                context.close(promise: nil)
            }
        }
    }
}
