import YareCommands

@main
enum Yare {
    static func main() {
        YareProcess.run()
    }
}
