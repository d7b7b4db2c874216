import DeskNotFound from '@/app/admin/not-found'
import '@/app/admin/desk.css'

export default DeskNotFound
