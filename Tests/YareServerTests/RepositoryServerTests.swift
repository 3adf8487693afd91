import Testing
import YareServer
