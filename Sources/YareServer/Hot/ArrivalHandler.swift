import NIOCore

/// Tells that bytes have come, before the decoder has made a request of them: heads may come slowly too.
final class ArrivalHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    private let noteBytes: () -> Void

    init(_ noteBytes: @escaping () -> Void) {
        self.noteBytes = noteBytes
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        noteBytes()
        context.fireChannelRead(data)
    }
}
